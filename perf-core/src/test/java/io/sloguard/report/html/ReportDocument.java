package io.sloguard.report.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A report as an XML parser reads it. */
final class ReportDocument {

    private final Document document;

    private ReportDocument(Document document) {
        this.document = document;
    }

    /** Reads a report; what is not well-formed is an exception. */
    static ReportDocument parse(String html) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setErrorHandler(new Strict());
        return new ReportDocument(builder.parse(new InputSource(new StringReader(html))));
    }

    /** Returns every element of that name, in the order of the document; {@code *} is every element. */
    List<Element> all(String tag) {
        return elements(document.getElementsByTagName(tag));
    }

    /** Returns every element with that class. */
    List<Element> withClass(String name) {
        return all("*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    /** Returns the text of every element with that class. */
    List<String> texts(String className) {
        return withClass(className).stream().map(ReportDocument::text).toList();
    }

    /** Returns the value of every attribute of that name. */
    List<String> attributes(String name) {
        return all("*").stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    /** Returns the name of every attribute of every element. */
    List<String> attributeNames() {
        List<String> names = new ArrayList<>();
        for (Element element : all("*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                names.add(attributes.item(i).getNodeName());
            }
        }
        return names;
    }

    /** Returns the text of the whole document as a reader sees it, without its pictures. */
    String text() {
        return text(document.getDocumentElement());
    }

    /** Returns the text of an element in one line, without its pictures, a blank between its parts. */
    static String text(Element element) {
        StringBuilder text = new StringBuilder();
        add(element, text);
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    private static void add(Node node, StringBuilder text) {
        if (node instanceof Text part) {
            text.append(part.getData()).append(' ');
        }
        if (!List.of("style", "svg").contains(node.getNodeName())) {
            for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
                add(child, text);
            }
        }
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Prints nothing and forgives nothing. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
