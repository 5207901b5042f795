-- Names stand in the record alone, where they are sealed; no view repeats them.
DROP TABLE IF EXISTS view_names;
