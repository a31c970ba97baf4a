using System.Text.Json;
using System.Text.Json.Serialization;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Benchmarks.Journal;

/// <summary>An event as an agent's actor writes it, padded to 200 bytes.</summary>
internal sealed record SampleEvent(string Agent, long Attempt, int ExitCode, string Reason, double Uptime, string Note)
{
    private const int PayloadBytes = 200;

    public static ReadOnlyMemory<byte> Payload { get; } = Encode();

    public static JournalEvent Stored(long number) =>
        new("agent.exited", 1, "cmd-01J8ZQ4T7E", new HybridTime(number << 16), "i-000042", Payload);

    public static SampleEvent Decode(ReadOnlyMemory<byte> payload) =>
        JsonSerializer.Deserialize(payload.Span, SampleEventJson.Default.SampleEvent)!;

    private static byte[] Encode()
    {
        var sample = new SampleEvent("worker-17", 3, 137, "killed by signal 9", 1234.5, "");
        var short1 = JsonSerializer.SerializeToUtf8Bytes(sample, SampleEventJson.Default.SampleEvent);
        var note = new string('x', PayloadBytes - short1.Length);
        return JsonSerializer.SerializeToUtf8Bytes(sample with { Note = note }, SampleEventJson.Default.SampleEvent);
    }
}

[JsonSerializable(typeof(SampleEvent))]
internal sealed partial class SampleEventJson : JsonSerializerContext;
