"""Pages for people, one module a page. They show what `answers` gives, and know nothing of the database."""

from fastapi import APIRouter

from crossread.serve.pages import (
    add,
    check,
    claim,
    compare,
    history,
    report,
    reports,
    review,
    search,
    sign_in,
    stories,
    story,
    story_claims,
    story_discrepancies,
    story_figures,
    story_labels,
    story_lineages,
    story_map,
    story_timeline,
)

ROUTERS: tuple[APIRouter, ...] = (
    stories.router,
    reports.router,
    search.router,
    story.router,
    story_claims.router,
    story_discrepancies.router,
    story_labels.router,
    story_lineages.router,
    report.router,
    compare.router,
    claim.router,
    add.router,
    sign_in.router,
    story_timeline.router,
    check.router,
    history.router,
    review.router,
    story_map.router,
    story_figures.router,
)
