"""The data sets hold what their descriptions say."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_digits

from helpers import data
from helpers.errors import DataError


def test_houses_holds_the_documented_words():
    frame = data.houses()
    for name in ("stories", "wall", "garage"):
        [line] = [
            x for x in data.houses.__doc__.splitlines() if x.split()[:1] == [name]
        ]
        listed = line.partition("category ")[2].split(", ")
        assert sorted(listed) == sorted(frame[name].cat.categories)


def test_houses_holds_what_its_readme_says():
    frame = data.houses()
    assert frame.shape == (25_357, 19)
    assert frame["sale_date"].min() == pd.Timestamp("1993-01-04")
    assert frame["sale_date"].max() == pd.Timestamp("1998-10-05")
    assert (frame["sale_date"].dt.year == frame["sale_year"]).all()
    assert (frame["year_built"].min(), frame["year_built"].max()) == (1835, 1998)
    assert (frame["depth"] == 0).sum() == 3878
    assert (frame["frontage"] == 0).sum() == 31
    assert (frame["price"] < 10_000).sum() == 608
    assert (frame["year_built"] > frame["sale_year"]).sum() == 138


def test_digits_are_those_of_scikit_learn():
    images, labels = data.digits()
    theirs = load_digits()
    np.testing.assert_array_equal(images, theirs.images)
    np.testing.assert_array_equal(labels, theirs.target)
    assert (images.dtype, labels.dtype) == (np.uint8, np.int64)


def test_every_call_returns_a_table_of_its_own():
    first = data.houses()
    first["price"] = 0
    assert (data.houses()["price"] > 0).all()


def test_ordinary_sales_by_hand():
    rows = pd.DataFrame(
        {
            "price": [9_999, 10_000, 50_000, 50_000],
            "year_built": [1950, 1950, 1996, 1997],
            "sale_year": [1996, 1996, 1996, 1996],
        }
    )
    before = rows.copy()
    kept = data.ordinary_sales(rows)
    assert kept["price"].tolist() == [10_000, 50_000]
    assert kept["year_built"].tolist() == [1950, 1996]
    assert kept.index.tolist() == [0, 1]
    pd.testing.assert_frame_equal(rows, before)


def test_ordinary_sales_of_all_houses():
    kept = data.ordinary_sales(data.houses())
    assert len(kept) == 24_611
    assert kept["sale_date"].dtype.kind == "M"


def test_penguins_holds_what_its_readme_says():
    frame = data.penguins()
    assert frame.shape == (344, 8)
    assert frame["species"].value_counts().to_dict() == {
        "Adelie": 152,
        "Gentoo": 124,
        "Chinstrap": 68,
    }
    assert frame["sex"].isna().sum() == 11
    assert frame["bill_length_mm"].isna().sum() == 2
    assert set(frame.loc[frame["species"] == "Gentoo", "island"]) == {"Biscoe"}
    assert set(frame.loc[frame["species"] == "Chinstrap", "island"]) == {"Dream"}
    bills = frame[["bill_length_mm", "bill_depth_mm"]]
    assert round(bills.corr().iloc[0, 1], 2) == -0.24
    within = [
        bills[frame["species"] == s].corr().iloc[0, 1] for s in set(frame["species"])
    ]
    assert min(within) > 0.38


def test_breast_cancer_holds_what_its_readme_says():
    frame = data.breast_cancer()
    assert frame.shape == (569, 31)
    assert not frame.isna().any(axis=None)
    assert frame["diagnosis"].value_counts().to_dict() == {
        "benign": 357,
        "malignant": 212,
    }
    assert set(frame.dtypes[:-1]) == {np.dtype(float)}
    assert frame["worst_area"].max() == 4254
    assert round(frame["se_fractal_dimension"].max(), 2) == 0.03


def test_spambase_holds_what_its_readme_says():
    frame = data.spambase()
    assert frame.shape == (4601, 58)
    assert not frame.isna().any(axis=None)
    assert frame.duplicated().sum() == 391
    shares = frame.iloc[:, :54]
    assert shares.min(axis=None) == 0
    assert shares.max(axis=None) <= 100
    assert frame["type"].value_counts().to_dict() == {"nonspam": 2788, "spam": 1813}


def test_house_votes_hold_what_their_readme_says():
    frame = data.house_votes()
    votes = frame.drop(columns="class")
    assert (frame.shape, votes.isna().sum().sum()) == ((435, 17), 392)
    assert all(set(votes[vote].cat.categories) == {"y", "n"} for vote in votes)
    assert frame.duplicated().sum() == 93
    rule = votes["physician_fee_freeze"].eq("y") == frame["class"].eq("republican")
    assert rule.mean() > 0.95


def test_concrete_holds_what_its_readme_says():
    frame = data.concrete()
    assert frame.shape == (1030, 9)
    assert not frame.isna().any(axis=None)
    assert len(frame.iloc[:, :7].drop_duplicates()) == 427
    assert frame.duplicated().sum() == 25
    assert (frame["age"].min(), frame["age"].max()) == (1, 365)


def test_retail_customers_hold_what_their_readme_says():
    frame = data.retail_customers()
    assert frame.shape == (5852, 12)
    assert not frame.isna().any(axis=None)
    assert frame["customer_id"].is_unique
    assert round(frame["spend"].mean()) == 2917
    assert round(frame["spend"].median()) == 856
    assert round(frame["spend"].max()) == 580_987
    gone = pd.Timestamp("2011-12-09") - frame["last_purchase"]
    assert (gone.dt.days == frame["recency_days"]).all()


def test_photos_are_pictures_in_colour():
    cat, cup = data.photo("chelsea"), data.photo("coffee")
    assert (cat.shape, cup.shape) == ((300, 451, 3), (400, 600, 3))
    assert cat.dtype == cup.dtype == np.uint8
    cat[:] = 0  # a copy of the caller's own
    assert data.photo("chelsea").max() > 200
    with pytest.raises(DataError, match=r"there are: chelsea, coffee$"):
        data.photo("dog")
