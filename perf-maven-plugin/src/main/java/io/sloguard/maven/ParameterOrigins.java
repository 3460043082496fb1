package io.sloguard.maven;

import io.sloguard.PerfException;
import io.sloguard.config.EffectiveValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Tells the parameters of a goal with their origins, in the order in which Maven takes them: the configuration of the
 * plugin, the command line, a property of the pom, the default.
 */
final class ParameterOrigins {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(perf\\.\\w+)}");

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    ParameterOrigins(MavenSession session, MavenProject project, MojoExecution execution) {
        this.session = session;
        this.project = project;
        this.execution = execution;
    }

    /** Returns the parameters that users can set for this plugin alone; secrets are masked. */
    List<EffectiveValue> values() {
        Optional<Element> configuration = configuration();
        List<EffectiveValue> values = new ArrayList<>();
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            Matcher property = PROPERTY.matcher(String.valueOf(parameter.getExpression()));
            Optional<String> configured = configuration.flatMap(all -> text(all, parameter.getName()));
            if (configured.isPresent()) {
                values.add(EffectiveValue.shown(parameter.getName(), configured.get(), "configuration of the plugin"));
            } else if (property.matches()) {
                values.add(ofProperty(property.group(1), parameter));
            }
        }
        return values;
    }

    private EffectiveValue ofProperty(String name, Parameter parameter) {
        String onCommandLine = session.getUserProperties().getProperty(name);
        if (onCommandLine != null) {
            return EffectiveValue.shown(name, onCommandLine, "-D" + name);
        }
        String inProject = project.getProperties().getProperty(name);
        if (inProject != null) {
            return EffectiveValue.shown(name, inProject, "property of the pom");
        }
        String fallback = Optional.ofNullable(parameter.getDefaultValue()).orElse("not set");
        return EffectiveValue.shown(name, fallback, EffectiveValue.DEFAULT);
    }

    private Optional<Element> configuration() {
        Plugin plugin = execution.getPlugin();
        ConfigurationContainer container = Optional.<ConfigurationContainer>ofNullable(
                        plugin.getExecutionsAsMap().get(execution.getExecutionId()))
                .orElse(plugin);
        Optional<Object> configuration = Optional.ofNullable(container.getConfiguration());
        return configuration.map(xml -> parsed(xml.toString()));
    }

    private static Element parsed(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new PerfException("the configuration of the plugin cannot be shown: " + unreadable, unreadable);
        }
    }

    private static Optional<String> text(Element configuration, String name) {
        NodeList children = configuration.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child.getNodeName().equals(name)) {
                return Optional.of(child.getTextContent().strip());
            }
        }
        return Optional.empty();
    }
}
