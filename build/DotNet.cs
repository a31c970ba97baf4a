using Supervisor.Build.Processes;

namespace Supervisor.Build;

/// <summary>The SDK that runs this program, for everything that it starts.</summary>
internal sealed class DotNet
{
    private readonly string _executable;
    private readonly Repository _repository;

    private DotNet(string executable, Repository repository)
    {
        _executable = executable;
        _repository = repository;
        Root = Path.GetDirectoryName(executable)!;
    }

    public string Root { get; }

    public static DotNet OfThisProcess(Repository repository)
    {
        var dotNet = new DotNet(Environment.ProcessPath!, repository);

        // Whatever is started from here (test projects, benchmarks, the daemon) finds the same runtime, also when it is
        // in the user's directory, where no executable looks by itself.
        Environment.SetEnvironmentVariable("DOTNET_ROOT", dotNet.Root);

        // On a build machine no compiler server may outlive the job; in front of a person it makes the next build fast.
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");
            Environment.SetEnvironmentVariable("UseSharedCompilation", "false");
        }

        return dotNet;
    }

    /// <summary>Runs MSBuild, which says nothing unless something is wrong.</summary>
    public int MSBuild(string project, params string[] arguments) =>
        ChildProcess.Run(
            _executable,
            ["msbuild", project, "-maxCpuCount", "-nologo", "-verbosity:quiet", .. arguments],
            _repository.Root
        );

    public LoggedRun RunLogged(string log, params string[] arguments) =>
        ChildProcess.RunLogged(_executable, arguments, _repository.Root, log, TimeSpan.FromMinutes(10));
}
