using System.Buffers;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Frames;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class LinkFrameTests
{
    private readonly ArrayBufferWriter<byte> _sent = new();

    [Fact]
    public void Frames_AreTheSame_WhereverWhatCameIsCut()
    {
        LinkFrame.Write(_sent, FrameKind.Said, 3, [1, 2, 3, 4, 5]);
        LinkFrame.Write(_sent, FrameKind.Beat, 0, []);
        LinkFrame.Write(_sent, FrameKind.Said, 7, [6]);
        string[] whole = ["Said 3 0102030405", "Beat 0 ", "Said 7 06"];

        foreach (var cut in Enumerable.Range(0, _sent.WrittenCount + 1))
        {
            var rest = InPieces(_sent.WrittenMemory[..cut], _sent.WrittenMemory[cut..]);
            Taken(ref rest, out var last).ShouldBe(whole, ignoreOrder: false, $"Cut at {cut}.");
            last.ShouldBe(FrameReading.NeedsMore);
            rest.Length.ShouldBe(0);
        }
    }

    [Fact]
    public void Frame_ThatIsNotAllThere_WaitsForTheRest()
    {
        LinkFrame.Write(_sent, FrameKind.Said, 3, [1, 2, 3]);

        foreach (var length in Enumerable.Range(0, _sent.WrittenCount))
        {
            var there = _sent.WrittenMemory[..length];
            var rest = InPieces(there[..(length / 2)], there[(length / 2)..]);
            Taken(ref rest, out var last).ShouldBeEmpty();
            last.ShouldBe(FrameReading.NeedsMore);
            rest.Length.ShouldBe(length);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(LinkProtocol.MaxFrameBytes)]
    public void Length_ThatNoFrameHas_IsBroken_InOnePieceAndInTwo(int length)
    {
        byte[] bytes = [.. BitConverter.GetBytes(length), (byte)FrameKind.Said, 0, 1];

        foreach (var cut in Enumerable.Range(0, bytes.Length))
        {
            var rest = InPieces(bytes.AsMemory(0, cut), bytes.AsMemory(cut));
            Taken(ref rest, out var last).ShouldBeEmpty();
            last.ShouldBe(FrameReading.Broken, $"Cut at {cut}.");
        }
    }

    private static List<string> Taken(ref ReadOnlySequence<byte> rest, out FrameReading last)
    {
        var frames = new List<string>();
        while ((last = LinkFrame.TryTake(ref rest, out var frame)) == FrameReading.Whole)
        {
            frames.Add($"{frame.Kind} {frame.Lane} {Convert.ToHexString(frame.Body)}");
        }

        return frames;
    }

    private static ReadOnlySequence<byte> InPieces(ReadOnlyMemory<byte> first, ReadOnlyMemory<byte> second)
    {
        var start = new Piece(first, 0);
        var end = start.Then(second);
        return new ReadOnlySequence<byte>(start, 0, end, second.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        internal Piece(ReadOnlyMemory<byte> memory, long index) => (Memory, RunningIndex) = (memory, index);

        internal Piece Then(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
