"""Numbers that the prose of chapter 13 quotes are the numbers that the data give."""

import numpy as np
import pytest
import torch
from torch import nn

from helpers import data
from helpers.authoring.chapters import find_chapter, read_source
from helpers.kernels import torch_modules as kernels

EPOCHS = 20


@pytest.fixture(scope="module")
def cells():
    return {c.id: c.source for c in read_source(find_chapter("13")).cells}


@pytest.fixture(scope="module")
def digits():
    images, labels = data.digits()
    pixels = torch.tensor(images.reshape(-1, 64) / 16, dtype=torch.float32)
    labels = torch.tensor(labels, dtype=torch.int64)
    return pixels[:1437], labels[:1437], pixels[1437:], labels[1437:]


def own_net():
    first = kernels.CenteredLayer(), kernels.MyLinear(64, 32), nn.ReLU()
    inner = kernels.Repeat(kernels.ResidualBlock(32), 2), kernels.ResidualBlock(32)
    return kernels.MySequential(*first, *inner, kernels.MyLinear(32, 10))


def plain():
    return nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))


def seeded(make):
    """Make a network as a cell does after ``torch.manual_seed(13)``."""
    with torch.random.fork_rng():
        torch.manual_seed(13)
        return make()


def trained(make, digits, *, epochs=EPOCHS, lr=0.1, way=torch.optim.SGD):
    """Train as the chapter does; return the net and its losses."""
    X, y = digits[:2]
    with torch.random.fork_rng():
        torch.manual_seed(13)
        net = make()
        opt = way(net.parameters(), lr=lr)
        losses = []
        for epoch in range(epochs):
            rng = torch.Generator().manual_seed(epoch)
            order = torch.randperm(len(y), generator=rng).split(32)
            batches = [(X[rows], y[rows]) for rows in order]
            loss_fn = nn.CrossEntropyLoss()
            losses.append(kernels.train_epoch(net, batches, opt, loss_fn))
    return net, losses


@pytest.fixture(scope="module")
def own(digits):
    return trained(own_net, digits)


def share(net, X, y):
    return (kernels.predict_classes(net, X) == y).float().mean().item()


def test_sizes_of_the_sets(cells, digits):
    X_train, _, X_test, _ = digits
    assert f"last {len(X_test)} images" in cells["torch-modules-aims"]
    assert f"with {len(X_train):,} images" in cells["torch-modules-together-tree"]
    assert f"same {len(X_test)} images" in cells["torch-modules-predict-see"]
    assert f"{-(-len(X_train) // 32)} batches" in cells["torch-modules-data"]
    assert "Twenty epochs" in cells["torch-modules-together-tree"]


def test_own_network_learns_as_the_text_says(own, digits):
    net, losses = own
    X_train, y_train, X_test, y_test = digits
    assert losses[4] < 0.15 * losses[0]
    assert share(net, X_train, y_train) > 0.99
    assert 0.85 < share(net, X_test, y_test) < 0.95


def test_most_of_the_misread_digits_shown_are_ones_read_as_nines(own, digits):
    net, _ = own
    guess, y_test = kernels.predict_classes(net, digits[2]), digits[3]
    wrong = torch.nonzero(guess != y_test).flatten()[:8]
    slips = list(zip(y_test[wrong].tolist(), guess[wrong].tolist(), strict=True))
    assert slips.count((1, 9)) >= 6


def test_a_plain_network_reads_about_as_well(own, digits):
    net, _ = trained(plain, digits)
    gap = share(net, *digits[2:]) - share(own[0], *digits[2:])
    assert abs(gap) < 0.035


def test_every_try_in_training_mode_is_worse(digits):
    def make():
        parts = nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 10)
        return nn.Sequential(*parts)

    net, _ = trained(make, digits, epochs=10, lr=0.5)
    X, y = digits[2:]
    with torch.random.fork_rng(), torch.no_grad():
        torch.manual_seed(1)
        tries = [(net(X).argmax(1) == y).float().mean().item() for _ in range(40)]
    assert max(tries) < share(net, X, y)


def test_a_quarter_of_the_gradient_is_left_after_each_branch(digits):
    def through(depth, skip):
        X = digits[0][:50].clone().requires_grad_()
        value = X
        for _ in range(depth):
            branch = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64))
            value = branch(value) + (value if skip else 0)
        value.sum().backward()
        return X.grad.norm().item()

    alone = [seeded(lambda d=depth: through(d, skip=False)) for depth in (1, 20)]
    assert 0.2 < (alone[1] / alone[0]) ** (1 / 19) < 0.3
    added = [seeded(lambda d=depth: through(d, skip=True)) for depth in (1, 20)]
    assert 0.9 < added[1] / added[0] < 5


def test_old_gradients_help_at_first_and_then_do_harm(digits):
    class Forgetful(torch.optim.SGD):
        def zero_grad(self, set_to_none=True):
            pass

    cleared, kept = (
        trained(plain, digits, epochs=12, way=way)[1]
        for way in (torch.optim.SGD, Forgetful)
    )
    assert kept[0] < cleared[0]
    assert min(kept[2:]) > kept[0]
    assert max(kept) > 2 * cleared[0]
    assert cleared[-1] < 0.2


def test_losses_of_new_networks(cells, digits):
    def first_loss(scale):
        net = nn.Sequential(*(nn.Linear(64, 64, bias=False) for _ in range(5)))
        rng = torch.Generator().manual_seed(13)
        for part in net:
            nn.init.normal_(part.weight, 0, scale, generator=rng)
        return nn.functional.cross_entropy(net(digits[0])[:, :10], digits[1]).item()

    assert "first loss in the thousands" in cells["torch-modules-fails-see"]
    assert f"guessing costs about {np.log(10):.1f}" in cells["torch-modules-fails-see"]
    assert 1000 < first_loss(1) < 100_000
    assert first_loss(1 / 8) < 3


def test_plain_draws_grow_with_the_inputs_and_divided_ones_keep_their_size(digits):
    rng = torch.Generator().manual_seed(13)
    columns, spread = torch.randperm(64, generator=rng), []
    for d in (4, 64):
        W = torch.randn(d, 500, generator=rng)
        spread.append((digits[0][:, columns[:d]] @ W).std().item())
    assert spread[1] > 2.5 * spread[0]
    assert 0.6 < (spread[1] / 8) / (spread[0] / 2) < 1.1


def test_counts_of_copies_and_of_one_block(cells):
    assert "eight times the parameters" in cells["torch-modules-repeat-see"]
    blocks = nn.ModuleList([nn.Linear(32, 32) for _ in range(8)])
    assert sum(p.numel() for p in blocks.parameters()) == 8 * (32 * 32 + 32)
