using System.Runtime.InteropServices;

namespace Supervisor.Guard.Native;

/// <summary>The numbers of the system calls' errors that somebody here decides by.</summary>
internal static class Errno
{
    public const int NoSuchProcess = 3;
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int Exists = 17;
    public const int InvalidArgument = 22;
    public const int NotSupported = 95;

    public static int Last => Marshal.GetLastPInvokeError();

    public static string LastSentence => Sentence(Last);

    public static string Sentence(int number) => Marshal.GetPInvokeErrorMessage(number);

    /// <exception cref="IOException">Always: what has no way on.</exception>
    public static int Check(int result, string what) =>
        result >= 0 ? result : throw new IOException($"{what} failed: {LastSentence}.");
}
