"""The portal: layout, navigation, forms, and the pages of the host itself."""
