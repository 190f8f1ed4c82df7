import '@fontsource-variable/vazirmatn/index.css'
import './persian-font.css'
