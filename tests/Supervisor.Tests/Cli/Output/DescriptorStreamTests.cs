using System.IO.Pipes;
using System.Runtime.InteropServices;
using Shouldly;
using Supervisor.Cli.Output;
using Xunit;

namespace Supervisor.Tests.Cli.Output;

public sealed class DescriptorStreamTests : IDisposable
{
    private const int SetFlags = 4;
    private const int NonBlocking = 0x800;

    /// <summary>Many times what a pipe holds.</summary>
    private static readonly byte[] Much = [.. Enumerable.Range(0, 1_000_000).Select(static i => (byte)(i % 251))];

    private readonly AnonymousPipeServerStream _reader = new(PipeDirection.In);

    public DescriptorStreamTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Flags are those of Linux.");

    private int Writer => (int)_reader.ClientSafePipeHandle.DangerousGetHandle();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData(NonBlocking)]
    [InlineData(0)]
    public async Task Output_ThatIsReadSlowly_ArrivesWhole(int flags)
    {
        var writing = BeginWriting(flags);

        using var read = new MemoryStream();
        var buffer = new byte[1000];
        while (read.Length < Much.Length && await ReadAsync(buffer) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
        }

        await writing;
        read.ToArray().SequenceEqual(Much).ShouldBeTrue();
    }

    [Fact]
    public async Task Output_ThatNobodyReadsAnyMore_IsRefusedAlsoWhileItWaits()
    {
        var writing = BeginWriting(NonBlocking);
        await ReadAsync(new byte[1]);

        _reader.SafePipeHandle.Dispose();

        (await Should.ThrowAsync<IOException>(() => writing)).ShouldNotBeOfType<LostOutputException>();
    }

    private Task BeginWriting(int flags)
    {
        Control(Writer, SetFlags, flags).ShouldBe(0);
        return Task.Run(() =>
        {
            using var stream = new DescriptorStream(Writer);
            stream.Write(Much);
        });
    }

    private ValueTask<int> ReadAsync(byte[] buffer) => _reader.ReadAsync(buffer, TestContext.Current.CancellationToken);

    // Takes numbers only, so nothing has to be generated for it.
    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int flags);
}
