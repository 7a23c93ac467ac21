"""Invented reports of one invented accident: an original, its copies, and a second newsroom."""

from __future__ import annotations

ORIGINAL = """\
A gantry crane fell across the container quay at Lindmark shortly after dawn on Monday, killing four dock workers.

At least nine people were injured, two of them seriously, the port clinic said.

The crane, built in 1988, had passed its yearly inspection in March, according to the harbour inspectorate.

“We heard the cables go one after the other, and then nobody moved at all,” said Tomas Verrin, who was \
unloading timber on the next berth.

Salvage crews worked through the morning to lift the jib off the freighter Astrid Holm, whose forward hatch was crushed.

The port reopened its two northern berths at noon, but the container quay will stay shut for at least a week.

Lena Aalto, head of the dockers' union, said she had warned the company twice about rust on the boom.

The company, Sundvik Terminals, declined to comment on the warnings.
"""

VERBATIM = ORIGINAL

REWRITTEN = """\
Four dock workers died on Monday when a gantry crane collapsed over the container quay in Lindmark soon after sunrise.

The port clinic put the injured at nine or more, two of whom were in serious condition.

Built in 1988, the crane passed its annual inspection in March, the harbour inspectorate said.

Tomas Verrin, who was unloading timber at the neighbouring berth, said they heard the cables snap one after \
another, and then nobody moved.

All morning salvage crews laboured to raise the jib from the freighter Astrid Holm, whose forward hatch had \
been crushed.

Two northern berths opened again at midday, while the container quay is to stay closed for a week or longer.

The head of the dockers' union, Lena Aalto, said the company had twice been warned by her about rust on the boom.

Sundvik Terminals, the company, would not comment on the warnings.
"""

SECOND_NEWSROOM = """\
For Mirja Holst the day began with a call from the night watchman, who asked whether her husband had come home.

Erik Holst was one of those who did not. He had worked the Lindmark docks for twenty-six years.

“He never trusted that machine,” she said at her kitchen table, an unopened letter from his employer before her.

Neighbours brought bread and candles, and by evening the lane was full of parked bicycles.

At the parish hall a fund for the families had gathered 40,000 crowns by nightfall, the vicar said.

The town council will hold a minute of silence at its meeting on Thursday.
"""

QUOTATION_ONLY = """\
Dockside safety was back on the agenda of the regional assembly, where members quarrelled over who should pay \
for new equipment.

The governor, Pia Strand, opened the debate with figures on public spending over ten years.

“We heard the cables go one after the other, and then nobody moved at all,” said Tomas Verrin in remarks \
played to the chamber.

Opposition members walked out when the vote was put off until the autumn session.

The finance committee meets again in the second week of June, with the railway budget first on its list.
"""
