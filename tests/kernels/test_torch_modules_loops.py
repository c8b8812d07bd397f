"""train_epoch and predict_classes: by hand, torch's own steps, modes, errors."""

import numpy as np
import pytest
import torch
from torch import nn

from helpers.errors import DomainError, ShapeError
from helpers.kernels.torch_modules import predict_classes, train_epoch


def line(lr=0.125, **options):
    model = nn.Linear(1, 1)
    with torch.no_grad():
        model.weight.fill_(1.0)
        model.bias.fill_(0.0)
    return model, torch.optim.SGD(model.parameters(), lr=lr, **options)


def clouds(seed=0, n=60):
    rng = torch.Generator().manual_seed(seed)
    y = torch.arange(n) % 3
    return 3 * torch.eye(3)[y] + torch.randn(n, 3, generator=rng), y


# ---- train_epoch --------------------------------------------------------------------


def test_two_batches_by_hand():
    model, opt = line(lr=0.5)
    batches = [(torch.ones(3, 1), torch.zeros(3, 1)), (torch.ones(1, 1),) * 2]
    # The first loss is 1, its slopes are 2 and 2, so w = 0 and b = -1 afterwards; then
    # the prediction is -1, the loss 4 and the slopes -4.
    loss = train_epoch(model, batches, opt, nn.MSELoss())
    assert loss == (3 * 1 + 1 * 4) / 4
    assert type(loss) is float
    assert (model.weight.item(), model.bias.item()) == (2.0, 1.0)


@pytest.mark.parametrize("kind", ["SGD", "Adam", "RMSprop"])
def test_takes_the_steps_that_numpy_losses_tell(kind):
    X, y = clouds()
    batches = [(X[i : i + 25], y[i : i + 25]) for i in range(0, 60, 25)]
    models = [nn.Linear(3, 3) for _ in range(2)]
    models[1].load_state_dict(models[0].state_dict())
    opts = [getattr(torch.optim, kind)(m.parameters(), lr=0.05) for m in models]
    for _ in range(3):
        mine = train_epoch(models[0], iter(batches), opts[0], nn.CrossEntropyLoss())
        each = []
        for Xb, yb in batches:
            scores = models[1](Xb)
            P = torch.softmax(scores, 1).detach().numpy()
            each += list(-np.log(P[np.arange(len(yb)), yb.numpy()]))
            opts[1].zero_grad()
            scores.backward(torch.tensor(P - np.eye(3)[yb.numpy()]).float() / len(yb))
            opts[1].step()
        assert mine == pytest.approx(np.mean(each), rel=1e-5)
    torch.testing.assert_close(models[0].weight, models[1].weight)


def test_the_loss_falls_and_no_graph_is_kept():
    X, y = clouds()
    model = nn.Sequential(nn.Linear(3, 8), nn.Tanh(), nn.Linear(8, 3))
    opt = torch.optim.Adam(model.parameters(), lr=0.02)
    losses = [train_epoch(model, [(X, y)], opt, nn.CrossEntropyLoss())]
    losses += [
        train_epoch(model, [(X, y)], opt, nn.CrossEntropyLoss()) for _ in range(40)
    ]
    assert losses[-1] < 0.5 * losses[0]
    assert model.training


@pytest.mark.parametrize("batches", [[], [(torch.ones(0, 1), torch.ones(0, 1))]])
def test_no_examples_are_refused(batches):
    model, opt = line()
    with pytest.raises(DomainError, match=r"the loss is nan|batches hold 0 examples"):
        train_epoch(model, batches, opt, nn.MSELoss())


def test_a_loss_that_is_no_number_stops_before_the_step():
    model, opt = line()
    batch = torch.tensor([[torch.inf]]), torch.zeros(1, 1)
    with pytest.raises(DomainError, match="the loss is inf, must be finite"):
        train_epoch(model, [batch], opt, nn.MSELoss())
    assert model.weight.item() == 1.0


# ---- predict_classes ----------------------------------------------------------------


class Probe(nn.Module):
    """Hands on what it gets and notes the mode in which it works."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def forward(self, X):
        self.seen.append((self.training, torch.is_grad_enabled()))
        return X


@pytest.mark.parametrize("n", [0, 1, 5])
def test_classes_are_those_of_numpy(n):
    scores = torch.randn(n, 4, generator=torch.Generator().manual_seed(n))
    found = predict_classes(nn.Identity(), scores)
    assert found.dtype == torch.int64
    assert found.tolist() == scores.numpy().argmax(axis=1).tolist()


def test_every_module_gets_its_own_mode_back():
    probe = Probe()
    model = nn.Sequential(probe, nn.Dropout(1.0), nn.BatchNorm1d(2))
    model[2].eval()
    modes = [part.training for part in model.modules()]
    classes = predict_classes(model, torch.tensor([[1.0, 2.0]]))
    assert classes.tolist() == [1]
    assert probe.seen == [(False, False)]
    assert [part.training for part in model.modules()] == modes
    assert torch.is_grad_enabled()
    assert int(model[2].num_batches_tracked) == 0


def test_the_mode_comes_back_after_an_error():
    model = nn.Sequential(nn.Linear(3, 2))
    with pytest.raises(RuntimeError):
        predict_classes(model, torch.ones(2, 4))
    assert model.training
    assert model[0].training


@pytest.mark.parametrize("shape", [(4,), (4, 2, 2), (4, 0)])
def test_scores_must_be_a_table(shape):
    with pytest.raises(ShapeError, match=r"the scores have shape .*, must be \(4, k\)"):
        predict_classes(nn.Identity(), torch.ones(shape))
