"""When each report of a story was written, and when and where what they tell of happened."""

from crossread.crossing.dating.shared_event import shared_event
from crossread.crossing.dating.story_days import StoryDays, date_story

__all__ = ["StoryDays", "date_story", "shared_event"]
