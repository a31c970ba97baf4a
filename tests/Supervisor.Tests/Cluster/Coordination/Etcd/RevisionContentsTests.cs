using System.Globalization;
using System.Text.Json;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Ledger;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class RevisionContentsTests
{
    private const int PartBytes = 512 << 10;

    private readonly VirtualClock _clock = new();
    private readonly EtcdKeys _keys = new("/stub/");
    private readonly byte[] _content = [.. Enumerable.Range(0, 8 * PartBytes).Select(static i => (byte)(i / 1000))];
    private int _calls;

    [Fact]
    public async Task Content_OfWhichEachPartComesInTime_IsRead_ThoughAllOfItDoesNot()
    {
        // A member is left after 0.7 s, and a call after 2 s; all of it takes 4.8 s.
        (await ReadAsync(TimeSpan.FromSeconds(0.6), _content))
            .Value!.Content.ToArray()
            .ShouldBe(_content);
        _calls.ShouldBe(8);
    }

    [Fact]
    public async Task Content_OfOnePart_IsReadByOneCall()
    {
        (await ReadAsync(TimeSpan.Zero, _content[..5])).Value!.Content.ToArray().ShouldBe(_content[..5]);
        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task Content_OfWhichAPartDoesNotComeInTime_IsNotWaitedForLongerThanAnyAnswer()
    {
        (await ReadAsync(TimeSpan.FromSeconds(0.8), _content)).IsFound.ShouldBeFalse();
        _clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(3));
    }

    private async Task<ReadOutcome<Revision>> ReadAsync(TimeSpan perPart, byte[] content)
    {
        var info = new RevisionInfo(3, ContentHash.Of(content), content.Length, Changes.Stamp("c1"));
        using var gateway = new StubGateway(_clock)
        {
            Answer = (asked, stop) =>
            {
                _calls++;
                var parts = PartsFrom(info, content, asked).ToList();
                var limit =
                    asked.TryGetProperty("limit", out var most) && most.GetInt64() is var number and > 0 ? number : 99;
                var sent = parts.Take((int)limit).ToList();
                Pass(perPart * sent.Count);
                stop.ThrowIfCancellationRequested();
                return Task.FromResult(
                    JsonSerializer.Serialize(
                        new { kvs = sent, count = parts.Count.ToString(CultureInfo.InvariantCulture) }
                    )
                );
            },
        };
        var contents = new RevisionContents(
            new EtcdLedger(gateway.Calls, _keys, static bytes => new byte[bytes]),
            _keys
        );
        var reading = contents.ReadAsync(info, gateway.Calls.NewDeadline());
        while (!reading.IsCompleted)
        {
            // Between two attempts it pauses.
            _clock.MoveToNextTimer(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        return await reading;
    }

    private void Pass(TimeSpan span)
    {
        var until = _clock.Elapsed + span;
        while (_clock.MoveToNextTimer(until)) { }
        _clock.MoveTo(until);
    }

    private IEnumerable<object> PartsFrom(RevisionInfo info, byte[] content, JsonElement asked)
    {
        var from = asked.GetProperty("key").GetBytesFromBase64();
        return content
            .Chunk(PartBytes)
            .Select((bytes, part) => (Key: _keys.Part(info.Number, info.Hash, part), Value: bytes))
            .Where(part => part.Key.AsSpan().SequenceCompareTo(from) >= 0)
            .Select(part => new { key = part.Key, value = part.Value });
    }
}
