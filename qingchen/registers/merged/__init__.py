"""What is made from the batches so that reading is quick: merged segments and look-ups. Never the truth itself."""
