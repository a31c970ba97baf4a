using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Runtimes.Containers.Runs;

/// <summary>
/// The file of one run: a line for each of its few states, of which the last whole one counts. It outlives the daemon and need
/// not outlive the machine, with which every run ends; so nothing waits for a disk.
/// </summary>
internal static class RunFile
{
    public const string Suffix = ".run";

    private const string BadRecord = "containers.bad-record";
    private const byte NewLine = (byte)'\n';

    public static string PathOf(string directory, WorkloadId id) =>
        Path.Combine(
            directory,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())))[..32] + Suffix
        );

    /// <summary>Whoever is killed amid this leaves the state before it, or this one.</summary>
    public static void Add(string path, RunRecord record)
    {
        // A line of its own even after one that a full disk cut short.
        byte[] line = [NewLine, .. JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Default.RunRecord), NewLine];
        var options = new FileStreamOptions
        {
            Mode = FileMode.Append,
            Access = FileAccess.Write,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(line);
    }

    /// <returns>What it last said, or a sentence on why it is of no use.</returns>
    public static Outcome<RunRecord> Read(string path, string cluster, string node)
    {
        try
        {
            return LastWhole(File.ReadAllText(path)) switch
            {
                null => Refused(path, "It has no whole line."),
                { Version: > RunRecord.CurrentVersion } => Refused(path, "A newer daemon has written it."),
                { } record when record.Cluster != cluster || record.Node != node => Refused(
                    path,
                    $"It is of node {record.Node} of cluster {record.Cluster}."
                ),
                { } record when Path.GetFileName(PathOf("", record.Id)) != Path.GetFileName(path) => Refused(
                    path,
                    $"What it says is of {record.Id}, whose file has another name."
                ),
                { } record => record,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refused(path, fault.Message);
        }
    }

    private static RunRecord? LastWhole(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Reverse()
            .Select(Parse)
            .FirstOrDefault(it => it is not null);

    private static RunRecord? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, RunJson.Default.RunRecord);
        }
        catch (JsonException)
        {
            // Torn by whoever was killed amid it, or by a full disk: the line before it counts.
            return null;
        }
    }

    private static OperatorError Refused(string path, string why) =>
        new(
            BadRecord,
            $"The record {Path.GetFileName(path)} of a container's run is of no use.",
            why,
            $"If its container runs, it counts as started by hand. Remove {path} when its content is not needed any more."
        );
}
