using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Supervisor.Cli.Copying;

/// <summary>
/// What there is at a path, links not followed. .NET tells links and directories only; to open a pipe to find out would wait for
/// who writes to it.
/// </summary>
internal static partial class FileKind
{
    private const int AtCurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint AskKind = 1;
    private const int AnswerBytes = 256;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;

    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        Span<byte> answer = stackalloc byte[AnswerBytes];
        return Look(AtCurrentDirectory, path, NoFollow, AskKind, answer) == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(answer[ModeOffset..]) & KindMask) == Regular;
    }

    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int directory, string path, int flags, uint mask, Span<byte> answer);
}
