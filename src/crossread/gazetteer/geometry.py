"""Distances and directions on the globe."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""IUGG's mean radius: a sphere of it is wrong by less than 0.6 % against the WGS 84 ellipsoid, anywhere."""

POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
"""The sixteen points of the compass, clockwise from north."""


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points in degrees (haversine)."""
    north_a, north_b = radians(lat_a), radians(lat_b)
    half_north = sin((north_b - north_a) / 2)
    half_east = sin(radians(lon_b - lon_a) / 2)
    return (
        2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_north**2 + cos(north_a) * cos(north_b) * half_east**2)))
    )


def bearing_deg(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Where b lies as seen from a, at a: degrees clockwise from north in [0, 360)."""
    north_a, north_b, east = radians(lat_a), radians(lat_b), radians(lon_b - lon_a)
    x = sin(east) * cos(north_b)
    y = cos(north_a) * sin(north_b) - sin(north_a) * cos(north_b) * cos(east)
    return degrees(atan2(x, y)) % 360


def point_of(bearing: float) -> str:
    """The nearest of the sixteen points of the compass."""
    return POINTS[round(bearing / 22.5) % 16]
