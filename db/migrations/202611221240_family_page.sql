-- The family's own page holds nothing of its own: what it shows belongs to core and to counselling. Here are only its doors.
create schema family_page;
