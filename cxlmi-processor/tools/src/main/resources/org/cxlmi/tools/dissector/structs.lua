-- Walks through structs, and checks every length against the bytes that are there.

local add_struct

local function bytes_from(left, start)
  return string.format("%d bytes from byte %d on", left, start)
end

local function elements_text(count, stride)
  local number = string.format("%.0f", count)
  return number .. (stride == 1 and " bytes" or string.format(" elements of at least %d bytes", stride))
end

local function inner_frame(frame, struct, start, limit)
  return {
    struct = struct, bytes = frame.bytes, start = start, limit = limit, ends = {}, parent = frame,
    payload = frame.payload, request = frame.request,
  }
end

-- The number of elements that a total stands for.
local function total_of(frame, count, fitting)
  local total = operand_value(frame, count.field)
  local skipped = count.minus and operand_value(frame, count.minus) or 0
  local most = count.at_most and operand_value(frame, count.at_most)
  local unknown = not frame.request
    and ((count.minus or ""):find("^request%.") or (count.at_most or ""):find("^request%.") or count.none_if)
  if count.none_if and frame.request and all_hold(frame, count.none_if) then
    return 0
  end
  local left = math.max(0, total - skipped)
  left = most and math.min(left, most) or left
  -- What only the request says, the length has to say without it.
  return unknown and math.min(left, fitting) or left
end

-- The number of elements of an array, and of the bytes that they fill where the count says that instead.
local function count_of(frame, field, at, stride)
  local count = field.count
  local left = frame.limit - at
  local kind = count[1]
  if kind == "fixed" then
    return count.number
  elseif kind == "rest" then
    return floor(left / stride), left
  end
  local value = operand_value(frame, count.field)
  if kind == "bytes" then
    return floor(value / stride), value
  elseif kind == "total" then
    local following = frame.struct.following[field.index] or 0
    return total_of(frame, count, floor(math.max(0, left - following) / stride))
  elseif count.or_rest and value == 0 and left % stride == 0 then
    return floor(left / stride)
  end
  return value
end

-- Whether an array fits; says so if not.
local function check_array(frame, tree, field, at, stride, count, size)
  local left = frame.limit - at
  local name = frame.struct.name
  if size and size > left then
    malformed(tree, name, field[1], elements_text(size, 1), bytes_from(left, at - frame.start))
    return false
  elseif count * stride > left then
    malformed(tree, name, field[1], elements_text(count, stride), bytes_from(left, at - frame.start))
    return false
  elseif size and size % stride ~= 0 then
    malformed(
      tree, name, field[1], string.format("a multiple of %d bytes", stride), string.format("%d bytes", size))
    return false
  end
  local asked = field.count.asked and frame.request and operand_value(frame, "request." .. field.count.asked)
  if asked and asked ~= count then
    local unit = stride == 1 and " bytes" or " elements"
    malformed(
      tree, name, field[1], string.format("%.0f%s, as asked for", asked, unit), string.format("%d%s", count, unit))
  end
  return true
end

local function add_run(view, frame, tree, field, at, size)
  if size > 0 then
    local item = add_value(view, frame, tree, field, field.element, at, size)
    if field.message then
      view.on_message(item or tree, at, size)
    end
  end
end

-- Shows so many elements; returns where the last one ends, or nothing if one of them is cut off.
local function add_elements(view, frame, tree, field, at, count)
  local element = field.element
  for number = 1, count do
    if element.kind == "struct" then
      local of = structs[element.struct]
      local sub = branch(view, tree, at, math.min(element.size, frame.limit - at), string.format("%s %d", field.title, number))
      local limit = of.minimum == of.fixed and not of.last_array and at + of.fixed or frame.limit
      local ended = add_struct(view, inner_frame(frame, of, at, limit), sub)
      if not ended then
        return nil
      end
      if view.visible then
        sub:set_len(ended - at)
      end
      at = ended
    else
      add_value(view, frame, tree, field, element, at, element.size)
      at = at + element.size
    end
  end
  return at
end

local function add_array(view, frame, tree, field, at)
  local stride = math.max(1, field.element.size)
  local count, size = count_of(frame, field, at, stride)
  local fits = check_array(frame, tree, field, at, stride, count, size)
  local left = frame.limit - at
  local there = fits and count or math.min(count, floor(left / stride))
  local shown = fits and (size or count * stride) or math.min(size or left, left)
  if field.secret then
    add_secret(view, tree, field, at, shown)
    return fits and at + shown or nil
  elseif not is_valid(frame, field) then
    if view.visible and shown > 0 then
      tree:add(range_of(view, at, shown), field.title .. ": absent")
    end
    return fits and at + shown or nil
  elseif field.kind == "run" then
    add_run(view, frame, tree, field, at, shown)
    return fits and at + shown or nil
  end
  local sub = tree
  if there > 0 then
    sub = branch(view, tree, at, math.min(left, shown), string.format("%s: %d", field.title, there))
  end
  local ended = add_elements(view, frame, sub, field, at, there)
  return fits and ended or nil
end

local function is_constant(by, field, names)
  for _, name in ipairs(names) do
    if is_equal(by, name, field) then
      return true
    end
  end
  return false
end

-- The struct that the bytes of a field are, if they are one.
local function overlaid(frame, field)
  local overlay = field.overlay
  if overlay.valid_if then
    return all_hold(frame, overlay.valid_if) and structs[overlay.cases[1].struct]
  end
  local by = frame.struct.operands[overlay.by].field
  if not is_valid(frame, by) then
    return nil
  end
  local value = raw(frame, by)
  for _, case in ipairs(overlay.cases) do
    if is_constant(value, by.value_of, case) then
      return structs[case.struct]
    end
  end
end

local function add_nested(view, frame, tree, of, at, size, title)
  local sub = branch(view, tree, at, size, title)
  add_struct(view, inner_frame(frame, of, at, at + size), sub)
end

local function add_absent(view, tree, field, at)
  if view.visible then
    local zero = is_zero(view.bytes, at, field.size)
    local text = zero and "" or " (" .. tostring(range_of(view, at, field.size):bytes()):lower() .. ")"
    tree:add(range_of(view, at, field.size), field.title .. ": absent" .. text)
  end
end

local function add_fixed(view, frame, tree, field, at)
  if field.kind == "reserved" then
    add_reserved(view, tree, at, field.size)
  elseif field.secret then
    add_secret(view, tree, field, at, field.size)
  elseif not is_valid(frame, field) then
    add_absent(view, tree, field, at)
  elseif field.kind == "struct" then
    add_nested(view, frame, tree, structs[field.struct], at, field.size, field.title)
  elseif field.kind == "array" or field.kind == "run" then
    add_array(view, frame, tree, field, at)
  else
    local of = field.overlay and overlaid(frame, field)
    if of then
      add_nested(view, frame, tree, of, at, field.size, field.title)
    else
      add_value(view, frame, tree, field, field, at, field.size)
    end
  end
end

-- Whether a payload ends where its counts say; says so if not.
local function check_end(frame, tree, ended)
  local last = frame.struct.last_array
  if not frame.struct.payload or not last or last.count[1] == "rest" then
    return
  end
  local counted = frame.ends[last.index] + (frame.struct.following[last.index] or 0)
  local left = frame.limit - counted
  if left ~= 0 and not frame.struct.ends[left] then
    local ends = { counted }
    for length in pairs(frame.struct.ends) do
      ends[#ends + 1] = counted + length
    end
    table.sort(ends)
    for i, one in ipairs(ends) do
      ends[i] = string.format("%d", one)
    end
    malformed(
      tree, frame.struct.name, last[1], "a payload of " .. table.concat(ends, " or ") .. " bytes, as counted",
      string.format("%d bytes", frame.limit))
  end
end

local function check_most(frame, tree)
  local field = frame.struct.at_most
  if field and frame.request then
    local most = operand_value(frame, "request." .. field)
    if frame.limit > most then
      malformed(
        tree, frame.struct.name, "payload", string.format("at most %d bytes, as request.%s asked for", most, field),
        string.format("%d bytes", frame.limit))
    end
  end
end

-- Shows a struct; returns where it ends, or nothing if a length in it is wrong.
function add_struct(view, frame, tree)
  local of = frame.struct
  local available = frame.limit - frame.start
  local ended = frame.start
  local whole = available >= of.minimum
  if not whole then
    malformed(
      tree, of.name, "payload", string.format("at least %d bytes", of.minimum), string.format("%d bytes", available))
  end
  for _, field in ipairs(of.fields) do
    local at = place(frame, field)
    if field.varying then
      if at > frame.limit then
        return nil
      end
      ended = add_array(view, frame, tree, field, at)
      if not ended then
        return nil
      end
      frame.ends[field.index] = ended
    elseif at + field.size > frame.limit then
      if whole and not field.appended then
        local left = bytes_from(math.max(0, frame.limit - at), at - frame.start)
        malformed(tree, of.name, field[1], string.format("%d bytes", field.size), left)
        return nil
      end
      break
    else
      add_fixed(view, frame, tree, field, at)
      ended = at + field.size
    end
  end
  if of.payload and whole then
    check_most(frame, tree)
    check_end(frame, tree, ended)
    add_tail(view, tree, ended, frame.limit - ended)
  end
  return ended
end
