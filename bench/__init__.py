"""The figures of `make bench`: each measured together with what it is compared with, in the same run."""
