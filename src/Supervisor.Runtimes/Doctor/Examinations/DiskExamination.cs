using System.Globalization;
using System.Runtime.CompilerServices;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether there is room for the journal, for logs, and for what the engine keeps.</summary>
internal sealed class DiskExamination : IExamination
{
    private const long Gibibyte = 1024L * 1024 * 1024;

    /// <summary>A journal that cannot be written supervises from memory alone.</summary>
    private const long Least = Gibibyte / 4;

    private const long Comfortable = 2 * Gibibyte;

    public string About => "disk";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield return Look("the data directory", patient.Directory);
        if (
            patient.NeedsEngine
            && patient.Engine is { IsOk: true, Value.Info.DockerRootDir: { } root }
            && Directory.Exists(root)
        )
        {
            yield return Look("the engine's directory", root);
        }
    }

    private Finding Look(string what, string path)
    {
        var free = new DriveInfo(path).AvailableFreeSpace;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Where {what} is ({path}), {free / (double)Gibibyte:0.0} GiB are free."
        );
        const string remedy = "Make room there: du -xh --max-depth=2 / | sort -h | tail";
        return free < Least ? Finding.Bad(About, text, remedy)
            : free < Comfortable ? Finding.Warning(About, text, remedy)
            : Finding.Good(About, text);
    }
}
