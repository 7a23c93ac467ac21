"""Where the things of the served desk are."""

from __future__ import annotations

from serve.desk.running import Running


class Ids:
    """Ids of the story of the liner, of that of the contested towns, and of what is in them."""

    def __init__(self, server: Running) -> None:
        titles = {one["title"]: one["id"] for one in server.ask("/stories")["items"]}
        self.liner = titles["LANDED IN THE RAIN"]
        self.towns = titles["Rebels take Aleppo"]
        self.reports = server.ids(f"/reports?story={self.liner}")
        self.claim = server.ids(f"/stories/{self.liner}/claims")[0]
        self.discrepancy = server.ids(f"/stories/{self.liner}/discrepancies")[0]
        self.happening = server.ids(f"/stories/{self.towns}/timeline", "events")[0]
        self.place = server.ids(f"/stories/{self.towns}/map/places")[0]
        relations = server.ask(f"/stories/{self.liner}/relations")["items"]
        open_ties = [one for one in relations if not one["directed"]]
        self.shared = (open_ties[0]["from"]["id"], open_ties[0]["to"]["id"])
        copied = next(one for one in relations if one["directed"] and len(one["kinds"]) > 2)
        self.copied = (copied["from"]["id"], copied["to"]["id"])
