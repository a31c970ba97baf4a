using System.Runtime.InteropServices;

namespace Supervisor.Sqlite.Native;

internal sealed class StatementHandle : SafeHandle
{
    public StatementHandle(nint statement)
        : base(0, ownsHandle: true) => SetHandle(statement);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        // The code returned is that of the last step, which was reported when it happened.
        _ = NativeMethods.Finish(handle);
        return true;
    }
}
