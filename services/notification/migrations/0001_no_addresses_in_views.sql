-- Addresses stand in the record alone, where they are sealed; views know them by their marks.
DROP TABLE IF EXISTS view_verified_addresses;
