"""From notice to campaign (通知 → 活动文件夹): what a notice orders, each element with its place."""
