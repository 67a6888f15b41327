"""Generate a row a party and treaty, as a table and as a store; the same in every run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from treatygraph.dataset import Dataset, Node, Relation, example_folder
from treatygraph.dataset.store.write import write_store
from treatygraph.dataset.yaml.folder import read_vocabulary

ROWS, PARTIES, TREATIES = 100_000, 200, 8_000
FIRST, LAST = np.datetime64("1900-01-01"), np.datetime64("2020-01-01")
WITHDRAWN, TERMINATED = 0.05, 0.1
VERSION = 1  # to be raised where the table changes


def table(rows: int = ROWS) -> pd.DataFrame:
    """Return party, treaty, days of consent and withdrawal, and entry and end of the treaty."""
    chance = np.random.default_rng(12)
    pairs = chance.permutation(PARTIES * TREATIES)[:rows]
    # few states have most treaties
    party = (PARTIES * chance.random(rows) ** 2).astype(int)
    found = pd.DataFrame({"party": party, "treaty": pairs % TREATIES})
    found = found.drop_duplicates().reset_index(drop=True)
    span = int((LAST - FIRST).astype(int))
    adopted = FIRST + chance.integers(0, span, TREATIES)
    entry = adopted + chance.integers(30, 1500, TREATIES)
    end = entry + chance.integers(2000, 20000, TREATIES)
    end[chance.random(TREATIES) > TERMINATED] = np.datetime64("NaT")
    consent = adopted[found.treaty] + chance.integers(0, 6000, len(found))
    withdrawal = np.maximum(consent, entry[found.treaty]) + chance.integers(400, 9000, len(found))
    withdrawal[chance.random(len(found)) > WITHDRAWN] = np.datetime64("NaT")
    days = {"consent": consent, "withdrawal": withdrawal}
    days |= {"adopted": adopted[found.treaty], "entry": entry[found.treaty]}
    days |= {"end": end[found.treaty]}
    named = {key: found[key].map(f"{key}-{{:04d}}".format) for key in ("party", "treaty")}
    return found.assign(**named, **days)


def store() -> Path:
    """Return the folder of the table as a store, writing it if necessary."""
    folder = Path(tempfile.gettempdir()) / f"treatygraph-treaties-{VERSION}-{ROWS}"
    if not folder.exists():
        data = table()
        vocabulary = read_vocabulary(example_folder())
        write_store(Dataset.of(vocabulary, [], nodes(data), relations(data)), folder)
    return folder


def nodes(data: pd.DataFrame) -> Iterator[Node]:
    """Yield the parties, and the treaties with their dates."""
    for key in data.party.unique():
        yield Node(id=key, kind="country", name=f"State of {key}")
    columns = ["treaty", "adopted", "entry", "end"]
    for row in data[columns].drop_duplicates("treaty").itertuples(index=False):
        dates = {"adopted_on": row.adopted, "in_force_on": row.entry, "terminated_on": row.end}
        known = {key: str(day.date()) for key, day in dates.items() if not pd.isna(day)}
        yield Node(id=row.treaty, kind="document", name=f"Treaty {row.treaty}", attributes=known)


def relations(data: pd.DataFrame) -> Iterator[Relation]:
    """Yield consents and withdrawals; a withdrawal takes effect a year after its notice."""
    for number, row in enumerate(data.itertuples(index=False)):
        ends = {"origins": (row.party,), "targets": (row.treaty,), "status": "happened"}
        date, means = str(row.consent.date()), {"means": "ratification"}
        key = f"consent-{number:06d}"
        yield Relation(id=key, type="consented", date=date, attributes=means, **ends)
        if not pd.isna(row.withdrawal):
            notice = str((row.withdrawal - pd.Timedelta(days=365)).date())
            day = {"effective": str(row.withdrawal.date())}
            key = f"withdrawal-{number:06d}"
            yield Relation(id=key, type="denounced", date=notice, attributes=day, **ends)
