"""A small invented world: two neighbours, a third country, and what a gazette and a herald report.

Arcadia has a president (Ada), a bank and a capital; Borduria a president (Boris), an institute with
an adviser (Carl), and a port; Dora of Syldavia belongs to neither. Small enough that every expected
answer in the tests can be worked out by reading it.
"""

from __future__ import annotations

from pathlib import Path

from folders import VOCABULARY, write

SOURCES = """\
- id: gazette
  publisher: The Gazette
  title: Two presidents meet
  author: A. Reporter
  date: 2023-05-05
- id: herald
  publisher: The Herald
  title: Trade in figures
  date: 2024
"""

NODES = """\
- id: ada
  kind: person
  name: Ada Ríos
  aliases: [Ada Rios, Ада Риос]
- id: arcadia
  kind: country
  name: Arcadia
  aliases: [Republic of Arcadia, Аркадия]
  ids: {iso3: ARC, m49: '012'}
  demonyms: [Arcadian]
- id: bank
  kind: institution
  name: Bank of Arcadia
- id: boris
  kind: person
  name: Boris Borsky
  aliases: [Борис Борский]
- id: borduria
  kind: country
  name: Borduria
- id: capital
  kind: place
  name: Old Capital
  form: city
- id: carl
  kind: person
  name: Carl Weber
- id: dora
  kind: person
  name: Dora Novak
- id: forum
  kind: event
  name: River Forum
  form: forum
- id: hermit
  kind: person
  name: Hermit
- id: institute
  kind: institution
  name: Borduria Institute
- id: memo
  kind: document
  name: Memorandum on Dora's River
- id: port
  kind: place
  name: New Port
- id: syldavia
  kind: country
  name: Syldavia
- id: treaty
  kind: document
  name: Treaty on Rivers
  form: treaty
"""

RELATIONS = """\
- id: ada-in-office
  type: holds_office
  from: ada
  to: arcadia
  date: 2019/..
  status: ongoing
  office: president
  evidence:
    - {source: gazette, at: ¶1}
- id: boris-in-office
  type: holds_office
  from: boris
  to: borduria
  date: 2016/..
  status: ongoing
  office: president
- id: carl-in-office
  type: holds_office
  from: carl
  to: institute
  status: ongoing
  office: adviser
- id: dora-in-office
  type: holds_office
  from: dora
  to: syldavia
  status: ongoing
- id: bank-of-arcadia
  type: part_of
  from: bank
  to: arcadia
  status: ongoing
- id: capital-of-arcadia
  type: part_of
  from: capital
  to: arcadia
  status: ongoing
- id: institute-of-borduria
  type: part_of
  from: institute
  to: borduria
  status: ongoing
- id: port-of-borduria
  type: part_of
  from: port
  to: borduria
  status: ongoing
- id: visit-2022
  type: visited
  from: ada
  to: borduria
  date: 2022-10-05/2022-10-07
  status: happened
  rank: state
  evidence:
    - {source: gazette, at: ¶2}
    - {source: herald, at: ¶5, says: {rank: official}}
- id: visit-2024
  type: visited
  from: boris
  to: capital
  date: 2024-05
  status: planned
  evidence:
    - {source: gazette, at: ¶3}
- id: carl-at-port
  type: visited
  from: carl
  to: port
  date: 2023-06
  status: happened
- id: meeting-2023
  type: met
  from: ada
  to: boris
  date: 2023-05-04
  status: happened
  during: forum
  topics: [water, trade]
  evidence:
    - {source: gazette, at: ¶2, speaker: carl}
- id: treaty-signing
  type: signed
  from: [ada, boris]
  to: treaty
  date: 2023-05-04
  status: happened
  topics: [water]
  inferred: [date]
  note: The paper says on the day of the meeting.
  evidence:
    - {source: gazette, at: ¶2}
- id: memo-signing-ada
  type: signed
  from: ada
  to: memo
  date: 2021
  status: happened
- id: memo-signing-dora
  type: signed
  from: dora
  to: memo
  date: 2021
  status: happened
- id: forum-arcadia
  type: participated_in
  from: arcadia
  to: forum
  date: 2023-05
  status: happened
- id: forum-others
  type: participated_in
  from: [institute, syldavia]
  to: forum
  date: 2023-05
  status: happened
- id: forum-carl
  type: participated_in
  from: carl
  to: forum
  date: 2023-05
  status: happened
- id: trade-2022
  type: trades_with
  from: arcadia
  to: borduria
  date: 2022
  status: happened
  approximate: true
  measure: turnover
  unit: USD
  value: 1.2e9
  evidence:
    - {source: herald, at: ¶4}
    - {source: gazette, at: ¶6, says: {value: 1.25e9}}
- id: trade-2021
  type: trades_with
  from: borduria
  to: arcadia
  date: 2021
  status: happened
  measure: exports
  unit: USD
  value: 300e6
  evidence:
    - {source: herald, at: ¶4}
- id: banking
  type: cooperates_on
  from: bank
  to: institute
  date: 2020/2023
  status: ongoing
  goods: [coins, notes]
  topics: [trade]
- id: praise
  type: stated
  from: ada
  to: borduria
  date: 2023-05-04
  status: happened
  topics: [water]
- id: syldavian-water
  type: cooperates_on
  from: syldavia
  to: borduria
  date: 2018~
  status: happened
  topics: [water]
- id: cancelled-meeting
  type: met
  from: ada
  to: carl
  date: 2020
  status: cancelled
"""


def write_world(folder: Path) -> Path:
    """The data folder of this world."""
    write(folder / "vocabulary.yaml", VOCABULARY)
    write(folder / "sources.yaml", SOURCES)
    write(folder / "nodes" / "all.yaml", NODES)
    write(folder / "relations" / "all.yaml", RELATIONS)
    return folder
