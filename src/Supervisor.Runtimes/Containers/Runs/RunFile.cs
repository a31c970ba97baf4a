using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Files;
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

    public static string NameOf(WorkloadId id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())))[..32] + Suffix;

    /// <summary>To be added to its file. It is a line of its own even after one that a full disk cut short.</summary>
    public static byte[] LineOf(RunRecord record) =>
        [NewLine, .. JsonSerializer.SerializeToUtf8Bytes(record, RunJson.Default.RunRecord), NewLine];

    /// <returns>What it last said, or a sentence on why it is of no use.</returns>
    public static Outcome<RunRecord> Read(IOwnFiles files, string name, string cluster, string node)
    {
        try
        {
            return LastWhole(files.Read(name)) switch
            {
                null => Refused(name, "It has no whole line."),
                { Version: > RunRecord.CurrentVersion } => Refused(name, "A newer daemon has written it."),
                { } record when record.Cluster != cluster || record.Node != node => Refused(
                    name,
                    $"It is of node {record.Node} of cluster {record.Cluster}."
                ),
                { } record when NameOf(record.Id) != name => Refused(
                    name,
                    $"What it says is of {record.Id}, whose file has another name."
                ),
                { } record => record,
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refused(name, fault.Message);
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

    private static OperatorError Refused(string name, string why) =>
        new(
            BadRecord,
            $"The record {name} of a container's run is of no use.",
            why,
            $"If its container runs, it counts as started by hand. Remove containers/runs/{name} in the data directory when its content is not needed any more."
        );
}
