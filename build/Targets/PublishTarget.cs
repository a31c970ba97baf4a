using System.Runtime.InteropServices;
using Supervisor.Build.CommandLine;

namespace Supervisor.Build.Targets;

internal sealed class PublishTarget(Repository repository, DotNet dotNet) : ITarget
{
    private static readonly string[] Projects = ["Supervisor.Node", "Supervisor.Cli"];

    public string Name => "publish";

    public Syntax Syntax { get; } = new();

    public string Summary => "Leaves self-contained programs, which need no .NET, in artifacts/publish.";

    public int Run(Arguments arguments)
    {
        var runtime = RuntimeInformation.RuntimeIdentifier;
        var directory = Path.Combine(repository.Artifacts, "publish", runtime);
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);

        foreach (var project in Projects)
        {
            var exitCode = Publish(project, runtime, directory);
            if (exitCode != ExitCodes.Success)
                return exitCode;
        }

        Say.Progress($"{Path.GetRelativePath(repository.Root, directory)} holds supervisor and pbm.");
        return ExitCodes.Success;
    }

    private int Publish(string project, string runtime, string directory) =>
        dotNet.MSBuild(
            repository.In("src", project, project + ".csproj"),
            "-restore",
            "-target:Publish",
            "-property:Configuration=Release",
            $"-property:RuntimeIdentifier={runtime}",
            $"-property:PublishDir={directory}/",
            // In a place of its own: the lock files and the outputs of the daily build stay as they are.
            "-property:RestoreLockedMode=false",
            $"-property:ArtifactsPath={Path.Combine(repository.Artifacts, "publish-build")}",
            "-property:SelfContained=true",
            "-property:PublishSingleFile=true",
            "-property:PublishReadyToRun=true",
            // Composite is the default of this combination, takes minutes, and starts no faster.
            "-property:PublishReadyToRunComposite=false",
            // The framework's generic code over our types, and what of it we inline, is compiled ahead as well; at run time it
            // is used only where the framework's code is still the same. Half of what a start would compile is this.
            "-property:PublishReadyToRunCrossgen2ExtraArgs=--opt-cross-module:*%3B--non-local-generics-module:*",
            "-property:DebugType=embedded",
            "-property:PublishDocumentationFiles=false",
            "-property:IsTransformWebConfigDisabled=true"
        );
}
