using System.Diagnostics;

namespace Supervisor.Build;

/// <summary>Builds the solution and lays out its programs, unless nothing changed since that was last done.</summary>
internal sealed class SolutionBuild(Repository repository, DotNet dotNet)
{
    private string Stamp => Path.Combine(repository.Intermediate, "built-from");

    public int Run()
    {
        var inputs = new BuildInputs(repository).Fingerprint(dotNet.Root);
        if (IsUpToDate(inputs))
            return ExitCodes.Success;

        Say.Progress("Building...");
        var watch = Stopwatch.StartNew();
        File.Delete(Stamp);
        var exitCode = Build();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        File.WriteAllText(Stamp, inputs);
        Say.Progress($"Built in {watch.Elapsed.TotalSeconds:F1} s.");
        return ExitCodes.Success;
    }

    private bool IsUpToDate(string inputs) =>
        File.Exists(Stamp)
        && File.Exists(repository.Program("supervisor"))
        && File.Exists(repository.Program("pbm"))
        && File.ReadAllText(Stamp) == inputs;

    private int Build()
    {
        var exitCode = dotNet.MSBuild(repository.Solution, "-restore", "-property:Configuration=Release");
        if (exitCode != ExitCodes.Success)
            return exitCode;

        var staging = Path.Combine(repository.Intermediate, "programs");
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        exitCode = dotNet.MSBuild(
            repository.In("build", "Programs.proj"),
            "-target:Publish",
            $"-property:ProgramsDirectory={staging}/",
            $"-property:DotNetDirectory={Path.GetRelativePath(repository.Programs, dotNet.Root)}"
        );
        if (exitCode == ExitCodes.Success)
            DirectoryUpdate.Apply(staging, repository.Programs);
        return exitCode;
    }
}
