using System.Reflection;
using System.Text;
using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Native;
using Supervisor.Guard.Spawning;
using Supervisor.Guard.Storage;

namespace Supervisor.Guard;

/// <summary><c>supervisor guard</c>: the process that outlives the daemon.</summary>
public static class GuardProgram
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Says <c>ready</c> on standard output when it answers, or one line of why it does not start.</summary>
    /// <param name="words">What follows the verb.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> words)
    {
        if (!OperatingSystem.IsLinux())
        {
            // No call of ours would work there, not even those that write.
            Console.Error.WriteLine("supervisor: The guard runs on Linux only; processes of the host need it.");
            return ExitCodes.Failed;
        }

        var options = GuardOptions.Parse(words);
        if (!options.IsOk)
        {
            return Refuse(options.Error);
        }

        return ChildCode.IsKnownHere
            ? RunLocked(options.Value)
            : Refuse(new(GuardErrorCodes.WrongSystem, "The guard runs on x64 and arm64 only.", "", ""));
    }

    private static int RunLocked(GuardOptions options)
    {
        try
        {
            var layout = new GuardLayout(options.DataDirectory);
            Detachment.Leave();
            Directory.CreateDirectory(layout.Workloads);
            Directory.CreateDirectory(layout.Holds);
            Directory.CreateDirectory(layout.Pipes);
            Directory.CreateDirectory(layout.Unreadable);
            using var held = DirectoryLock.TryTake(layout.Lock);
            if (held is null)
            {
                return Refuse(new(GuardErrorCodes.InUse, $"A guard runs in {options.DataDirectory} already.", "", ""));
            }

            Detachment.LogTo(layout);
            GuardHost.Run(options, Version, SayReady);
            return ExitCodes.Ok;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return Refuse(new(GuardErrorCodes.Unusable, "The guard cannot work.", unusable.Message, ""));
        }
    }

    private static string Version =>
        typeof(GuardProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    private static void SayReady()
    {
        Say(StandardOutput, "ready");
        Detachment.LeaveStandardStreams();
    }

    /// <summary>To whoever started it by standard output, to whoever reads logs by the other.</summary>
    private static int Refuse(OperatorError error)
    {
        var sentences = new[] { error.Message, error.Why, error.Remedy }.Where(sentence => sentence.Length > 0);
        var text = string.Join(' ', sentences).ReplaceLineEndings(" ");
        Say(StandardOutput, $"{error.Code} {text}");
        Say(StandardError, $"supervisor: {text}");
        return error.Code == GuardErrorCodes.BadOption ? ExitCodes.Usage : ExitCodes.Failed;
    }

    private static void Say(int descriptor, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        Libc.Write(descriptor, bytes, bytes.Length);
    }
}
