"""Light classifiers beside the rules, with the rules' signals as features."""
