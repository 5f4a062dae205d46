"""What further is known of workplaces: measurements of earlier years, dust control facilities, insurance."""
