package io.sloguard.maven;

import io.sloguard.PerfException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.project.MavenProject;

/**
 * The classes of a project and its tests, beside those of this plugin, which come first: what a project adds to the library,
 * such as a kind of store, is found, and the library itself is there once. They are those of the thread while this is open.
 */
final class ProjectClasses implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final URLClassLoader loader;

    /**
     * Opens the classes of a project.
     *
     * @throws PerfException if its dependencies were not resolved
     */
    ProjectClasses(MavenProject project) {
        try {
            URL[] urls = project.getTestClasspathElements().stream()
                    .map(ProjectClasses::url)
                    .toArray(URL[]::new);
            this.loader = new URLClassLoader(urls, ProjectClasses.class.getClassLoader());
        } catch (DependencyResolutionRequiredException unresolved) {
            throw new PerfException(
                    "the class path of the project is not known: " + unresolved.getMessage(), unresolved);
        }
        thread.setContextClassLoader(loader);
    }

    ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the class path of the project cannot be closed", failure);
        }
    }

    private static URL url(String element) {
        try {
            return new File(element).toURI().toURL();
        } catch (MalformedURLException impossible) {
            throw new PerfException("no place of classes: " + element, impossible);
        }
    }
}
