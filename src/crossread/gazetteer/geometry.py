"""Distances and directions on the globe."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""IUGG's mean radius: a sphere of it is wrong by less than 0.6 % against the WGS 84 ellipsoid, anywhere."""

POINTS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
"""The sixteen points of the compass, clockwise from north."""


_PEOPLE_PER_KM2 = 5_000  # of built-up land; towns of rich countries have fewer, of poor ones more
_LEAST_RADIUS_KM = 2.0


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


def bearing_of(point: str) -> float:
    """Degrees clockwise from north of one of the sixteen points.

    Raises:
        ValueError: for anything but one of `POINTS`.
    """
    return POINTS.index(point) * 22.5


def gap_deg(bearing_a: float, bearing_b: float) -> float:
    """The angle between two bearings, in [0, 180]."""
    turned = abs(bearing_a - bearing_b) % 360
    return min(turned, 360 - turned)


def town_radius_km(population: int) -> float:
    """How far a town of so many people reaches from its middle, as a disc; at least 2 km, which villages are out by."""
    return max(_LEAST_RADIUS_KM, sqrt(population / (pi * _PEOPLE_PER_KM2)))
