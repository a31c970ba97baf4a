using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Shouldly;
using Supervisor.Cli.Output;
using Xunit;

namespace Supervisor.Tests.Cli.Output;

public sealed partial class DescriptorStreamTests
{
    private const int NonBlocking = 0x800;
    private const int Bytes = 1_000_000;

    public DescriptorStreamTests() =>
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made as Linux makes them.");

    [Theory]
    [InlineData(NonBlocking)]
    [InlineData(0)]
    public async Task Output_ThatIsReadSlowly_ArrivesWhole(int flags)
    {
        var (reader, writer) = NewPipe(flags);
        using var _ = reader;
        var writing = Task.Run(() =>
        {
            using (writer)
            {
                using var stream = new DescriptorStream((int)writer.DangerousGetHandle());
                stream.Write([.. Enumerable.Range(0, Bytes).Select(static i => (byte)(i % 251))]);
            }
        });

        var read = new MemoryStream();
        var buffer = new byte[1000];
        while (await Task.Run(() => Read(reader, buffer, (nuint)buffer.Length)) is > 0 and var count)
        {
            read.Write(buffer, 0, (int)count);
        }

        await writing;
        read.ToArray().SequenceEqual(Enumerable.Range(0, Bytes).Select(static i => (byte)(i % 251))).ShouldBeTrue();
    }

    [Fact]
    public async Task Output_ThatNobodyReadsAnyMore_IsRefusedAlsoWhileItWaits()
    {
        var (reader, writer) = NewPipe(NonBlocking);
        using var _ = writer;
        using var stream = new DescriptorStream((int)writer.DangerousGetHandle());
        var writing = Task.Run(() => stream.Write(new byte[Bytes]));
        var buffer = new byte[1];
        await Task.Run(() => Read(reader, buffer, 1));

        reader.Dispose();

        (await writing.ShouldThrowAsync<IOException>()).ShouldNotBeOfType<LostOutputException>();
    }

    private static (SafeFileHandle Reader, SafeFileHandle Writer) NewPipe(int flags)
    {
        Span<int> ends = stackalloc int[2];
        Pipe(ends, 0).ShouldBe(0);
        SetFlags(ends[1], 4, flags).ShouldBe(0);
        return (new SafeFileHandle(ends[0], ownsHandle: true), new SafeFileHandle(ends[1], ownsHandle: true));
    }

    [LibraryImport("libc", EntryPoint = "pipe2")]
    private static partial int Pipe(Span<int> ends, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int SetFlags(int descriptor, int command, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(SafeFileHandle descriptor, byte[] buffer, nuint count);
}
