using System.ComponentModel;
using System.Formats.Tar;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Testing;

/// <summary>
/// The programs of a version that was tagged, for drills in which it runs beside today's: <c>artifacts/TAG/bin</c>. They are built from the
/// tag's own files, in a place of their own, and anew only when the tag is another.
/// </summary>
internal sealed class TaggedPrograms(Repository repository, DotNet dotNet, string tag)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string[] Projects = ["Supervisor.Node", "Supervisor.Cli"];

    private string Place => Path.Combine(repository.Artifacts, tag);

    private string Source => Path.Combine(Place, "source");

    private string Programs => Path.Combine(Place, "bin");

    private string Stamp => Path.Combine(Place, "built-from");

    /// <summary>Where they cannot be had, the drills that want them skip themselves with their reason.</summary>
    public int Prepare()
    {
        if (Commit() is not { } commit)
        {
            Say.Progress(
                $"The tag {tag} is not in this repository, so nothing runs beside its programs; fetch it: git fetch origin tag {tag}"
            );
            return ExitCodes.Success;
        }

        if (File.Exists(Stamp) && File.ReadAllText(Stamp) == commit)
            return ExitCodes.Success;

        Say.Progress($"Building the programs of {tag}...");
        if (Directory.Exists(Place))
            Directory.Delete(Place, recursive: true);
        if (Unpack(commit) is { } problem)
            return Say.Problem($"The files of {tag} could not be laid out: {problem}");

        var exitCode = Projects
            .Select(Build)
            .FirstOrDefault(static exitCode => exitCode != ExitCodes.Success, ExitCodes.Success);
        if (exitCode != ExitCodes.Success)
            return exitCode;

        Directory.Delete(Source, recursive: true);
        File.WriteAllText(Stamp, commit);
        return ExitCodes.Success;
    }

    private string? Commit()
    {
        try
        {
            var run = Git("tag", "rev-parse", "--verify", "--quiet", $"refs/tags/{tag}^{{commit}}");
            return run.Succeeded ? run.LogText : null;
        }
        catch (Win32Exception)
        {
            // There is no git.
            return null;
        }
    }

    private string? Unpack(string commit)
    {
        var archive = Path.Combine(Place, "source.tar");
        Directory.CreateDirectory(Source);
        var packed = Git("archive", "archive", "--format=tar", $"--output={archive}", commit);
        if (!packed.Succeeded)
            return packed.LogText;

        TarFile.ExtractToDirectory(archive, Source, overwriteFiles: false);
        File.Delete(archive);
        return null;
    }

    private int Build(string project) =>
        dotNet.MSBuild(
            Path.Combine(Source, "src", project, project + ".csproj"),
            "-restore",
            "-target:Publish",
            "-property:Configuration=Release",
            $"-property:PublishDir={Programs}/",
            "-property:PublishDocumentationFiles=false",
            "-property:IsTransformWebConfigDisabled=true",
            // What its own build has judged then is not judged once more by the tools of today.
            "-property:RunAnalyzers=false",
            "-property:TreatWarningsAsErrors=false"
        );

    private LoggedRun Git(string log, params string[] arguments) =>
        ChildProcess.RunLogged(
            "git",
            arguments,
            repository.Root,
            Path.Combine(repository.Artifacts, "test", $"{tag}.{log}.log"),
            Limit
        );
}
