using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace Supervisor.Tests.Architecture;

/// <summary>The projects under src/, as their files say and as they were compiled.</summary>
internal static class SourceTree
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceProject> Projects { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>Fails when the tests do not see the project: then nothing would hold what it says to the architecture.</summary>
    public static Assembly Compiled(SourceProject project)
    {
        try
        {
            return Assembly.Load(project.Assembly);
        }
        catch (FileNotFoundException)
        {
            Assert.Fail($"Supervisor.Tests does not refer to {project.Name}, directly or not; let it.");
            throw;
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Supervisor.sln")))
            directory =
                directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return directory.FullName;
    }

    private static SourceProject Read(string file)
    {
        var document = XDocument.Load(file);
        var name = Path.GetFileNameWithoutExtension(file);
        return new SourceProject(
            name,
            document.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name,
            [
                .. document
                    .Descendants("ProjectReference")
                    .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'))
                    .Select(Path.GetFileNameWithoutExtension)!,
            ]
        );
    }
}
