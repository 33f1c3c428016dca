"""What a claim may not add to the sentences it cites: each guard finds one kind of it and says so.

A guard is a function: claim, cited sentences → reasons; () where it finds nothing. None of them knows whether the claim
is supported, only that this kind of thing does not speak against it.
"""
