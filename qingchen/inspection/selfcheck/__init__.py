"""The place's own preparation (对位备查): who answers for what, papers by department, the comprehensive report."""
