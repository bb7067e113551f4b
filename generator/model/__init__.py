"""What flows between the stages: frozen records, no input or output, nothing imported but the standard library."""
