"""What edits of cost-sharing keys did, and what their rules refuse, in words."""

from __future__ import annotations

from portfolio_desktop.environment.texts import mark

ECONOMY_PHRASES: dict[str, str] = {
    "sharing_key_added": mark("a new cost-sharing key"),
    "sharing_key_renamed": mark("the name of a cost-sharing key"),
    "sharing_key_active": mark("a cost-sharing key taken into use again"),
    "sharing_key_retired": mark("a cost-sharing key taken out of use"),
    "sharing_key_removed": mark("a cost-sharing key removed"),
    "sharing_key_chosen": mark("the cost-sharing key of {number}"),
    "key_shares_set": mark("shares of a cost-sharing key"),
    "key_shares_year_set": mark("shares of a cost-sharing key for {year}"),
    "hours_set": mark("internal hours of {number}"),
    "hour_rate_set": mark("the hourly rate for {year}"),
    "key_shares_copied": mark("shares of a cost-sharing key copied to {year}"),
}

ECONOMY_SENTENCES: dict[str, str] = {
    "sharing_key_unknown": mark("The cost-sharing key is no longer in the register."),
    "sharing_key_unnamed": mark("The cost-sharing key has no name. Write one."),
    "sharing_key_double": mark("There is a cost-sharing key called “{text}” already."),
    "sharing_key_used": mark(
        "{number} goes by the key “{text}”. Choose another for it first, or take the key out of"
        " use."
    ),
    "key_year_empty": mark("“{text}” has no shares for {year}, so there is nothing to copy."),
    "paste_yearless": mark("“{text}” stands under no year, or under two."),
    "paste_twice": mark("“{text}” has the same headings as a cell before it."),
    "hours_unread": mark("“{text}” is not a whole number of hours. Write it as 1,200."),
    "share_unread": mark("“{text}” is not a share. Write it as 31.21% or 0.3121."),
    "share_finer": mark(
        "“{text}” is finer than a key can hold. Write at most four decimals of a percent."
    ),
    "share_too_large": mark("“{text}” is more than all of it. A share is at most 100%."),
    "share_party_unknown": mark(
        "“{text}” is not among the register's participants, so nothing was pasted."
    ),
    "shares_unread": mark(
        "No shares were found in what was pasted. Copy the participants with their shares, or only"
        " the shares where they belong."
    ),
}
