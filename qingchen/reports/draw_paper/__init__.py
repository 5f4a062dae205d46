"""The certificate of a draw on one page (抽取证书), with all that a stranger needs to repeat it attached."""
