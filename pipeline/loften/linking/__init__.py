"""Promises over time: results to pledges, pledges to their successors and copies."""
