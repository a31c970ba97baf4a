using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <summary>What a watch is told, line by line.</summary>
internal sealed class EtcdFeed(string from, string end, long start, bool wantsLeader, EtcdWay way)
{
    // Nobody waits to write: the one who reads has all the room there is.
    private readonly Pipe _lines = new(
        new PipeOptions(
            readerScheduler: way.Turns.Lines,
            writerScheduler: way.Turns.Lines,
            pauseWriterThreshold: 0,
            useSynchronizationContext: false
        )
    );

    internal Stream Stream => _lines.Reader.AsStream();

    internal long Start => start;

    internal bool WantsLeader => wantsLeader;

    internal bool IsOver { get; private set; }

    internal void Create(long revision) =>
        Write(new JsonObject { ["header"] = Wire.Header(revision), ["created"] = true });

    internal void Tell(EtcdState state)
    {
        var events = state
            .Changes.Where(change => change.Revision >= start && IsWithin(change.Key))
            .Select(JsonNode (change) => Wire.Event(change))
            .ToArray();
        if (events.Length > 0)
        {
            Write(new JsonObject { ["header"] = Wire.Header(state.Revision), ["events"] = new JsonArray(events) });
        }
    }

    internal void EndAsCompacted(long revision)
    {
        Write(new JsonObject { ["canceled"] = true, ["compact_revision"] = $"{revision}" });
        End();
    }

    internal void EndWithoutLeader()
    {
        Line(
            new JsonObject
            {
                ["error"] = new JsonObject { ["grpc_code"] = 14, ["message"] = "etcdserver: no leader" },
            }
        );
        End();
    }

    internal void End()
    {
        IsOver = true;
        way.Outbox.Post(() => _lines.Writer.Complete());
    }

    private bool IsWithin(string key) => string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, end) < 0;

    private void Write(JsonObject result) => Line(new JsonObject { ["result"] = result });

    private void Line(JsonObject line)
    {
        if (!IsOver)
        {
            way.Outbox.Post(() => Send(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n")));
        }
    }

    private void Send(byte[] bytes)
    {
        bytes.CopyTo(_lines.Writer.GetSpan(bytes.Length));
        _lines.Writer.Advance(bytes.Length);
        _ = _lines.Writer.FlushAsync().AsTask();
    }
}
