using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Runtimes.Logs;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Logs;

/// <summary>Reads between any two steps of a cut: what is read is what was written at that position.</summary>
public sealed class LogReaderTests
{
    private const int Segment = 8192;
    private const int Steps = 400;

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(2, 10_000)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Reader_BetweenTheStepsOfCuts_ReadsWhatWasWritten(int seed, int keep)
    {
        using var directory = new TemporaryDirectory();

        Check(directory.File("agent.log"), new Random(seed), keep);
    }

    [Theory]
    [InlineData(5, 10_000)]
    [InlineData(6, 2)]
    public async Task Reader_WhereHolesStay_ReadsWhatWasWritten(int seed, int keep)
    {
        await using var disk = await SmallDisk.MountAsync(sizeInMiB: 64);

        Check(disk.File("agent.log"), new Random(seed), keep);
    }

    private static void Check(string live, Random chance, int keep)
    {
        var written = new List<byte>();
        var cut = new SteppedCut(live, Segment, keep);
        using var reader = new LogReader(live);
        long position = 0;
        for (var step = 0; step < Steps; step++)
        {
            Append(live, chance, written);
            cut.Step();
            if (chance.Next(3) == 0)
            {
                position = ReadOnce(reader, position, new byte[chance.Next(1, 20_000)], written, keep);
            }

            LogLook.Take(live).End.ShouldBe(written.Count);
        }

        while (position < written.Count)
        {
            position = ReadOnce(reader, position, new byte[10_000], written, keep);
        }

        reader.Look().Kept.Count.ShouldBeGreaterThan(0);
    }

    private static void Append(string live, Random chance, List<byte> written)
    {
        var bytes = new byte[chance.Next(0, 4000)];
        chance.NextBytes(bytes);
        using var file = new FileStream(live, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes);
        written.AddRange(bytes);
    }

    private static long ReadOnce(LogReader reader, long position, byte[] buffer, List<byte> written, int keep)
    {
        var chunk = reader.Read(position, buffer);
        var isRight = buffer
            .AsSpan(0, chunk.Count)
            .SequenceEqual(written.ToArray().AsSpan((int)chunk.Start, chunk.Count));
        isRight.ShouldBeTrue($"{chunk} is not what was written there.");
        chunk.Start.ShouldBeGreaterThanOrEqualTo(position);
        if (keep > Steps)
        {
            chunk.Start.ShouldBe(position, "nothing was deleted");
        }

        return chunk.End;
    }
}
