using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Operating;

/// <summary>
/// What an operator wants to run, as the engine is asked for it. Beside a program within a container it has what that program
/// has, so that it finds what the program finds; an operator's word goes before.
/// </summary>
internal static class SessionSpec
{
    public static ExecSpec Of(SessionWish wish, LaunchDefinition? launch)
    {
        var within = launch as ExecLaunch;
        return new ExecSpec
        {
            Cmd = wish.Command,
            Env = [.. EnvironmentOf(within), .. wish.Environment],
            User = wish.User ?? within?.User,
            WorkingDir = wish.Directory ?? within?.Directory,
            Tty = wish.Terminal is not null,
            AttachStdin = true,
            AttachStdout = true,
            AttachStderr = true,
        };
    }

    // One that the program is not to have cannot be taken away here without a shell, which the image may not have.
    private static IEnumerable<string> EnvironmentOf(ExecLaunch? within) =>
        within?.Environment.Where(it => it.Value is not null).Select(it => $"{it.Key}={it.Value}") ?? [];
}
