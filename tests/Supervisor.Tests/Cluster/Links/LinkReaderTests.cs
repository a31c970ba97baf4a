using System.Buffers;
using System.IO.Pipelines;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Connections;
using Supervisor.Cluster.Links.Frames;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

/// <summary>When what has come is handed on: seldom as long as more is there, and never later than anything is waited for.</summary>
public sealed class LinkReaderTests
{
    private const int FrameBytes = LinkProtocol.PieceBytes / 4;

    private readonly Handled _handled = new();

    [Fact]
    public async Task WhatCame_IsHandedOn_BeforeMoreIsWaitedFor()
    {
        var silent = new TaskCompletionSource<int>();
        using var stop = new CancellationTokenSource();

        var reading = Reader(frames: 2, end: silent.Task).RunAsync(stop.Token);

        _handled.HandedOn.ShouldBe([2]);
        silent.SetResult(0);
        await reading;
    }

    [Fact]
    public async Task Flood_IsHandedOn_APieceAtATime()
    {
        await Reader(frames: 10, end: Task.FromResult(0)).RunAsync(CancellationToken.None);

        _handled.HandedOn.ShouldBe([4, 4, 2]);
    }

    [Fact]
    public async Task WhatCameBeforeABreak_IsHandedOn()
    {
        var broken = Task.FromException<int>(new IOException("The network is gone."));

        await Should.ThrowAsync<IOException>(() => Reader(frames: 3, broken).RunAsync(CancellationToken.None));

        _handled.HandedOn.ShouldBe([3]);
    }

    private LinkReader Reader(int frames, Task<int> end) =>
        new(PipeReader.Create(new Frames(frames, end), new StreamPipeReaderOptions(bufferSize: FrameBytes)), _handled);

    /// <summary>Each read gives one frame at once; the last one is the end.</summary>
    private sealed class Frames(int count, Task<int> end) : MemoryStream
    {
        private int _left = count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_left-- <= 0)
            {
                return new ValueTask<int>(end);
            }

            var frame = new ArrayBufferWriter<byte>(FrameBytes);
            LinkFrame.Write(frame, FrameKind.Said, 0, new byte[FrameBytes - LinkProtocol.HeaderBytes]);
            frame.WrittenMemory.CopyTo(buffer);
            return ValueTask.FromResult(FrameBytes);
        }
    }

    private sealed class Handled : IFrameHandler
    {
        private int _said;

        /// <summary>How many were handed on at once.</summary>
        public List<int> HandedOn { get; } = [];

        public void Heard() { }

        public bool Said(LinkFrame frame)
        {
            _said++;
            return true;
        }

        public void AllSaid()
        {
            if (_said > 0)
            {
                HandedOn.Add(_said);
                _said = 0;
            }
        }

        public void Taken(byte lane, long bytes) { }
    }
}
