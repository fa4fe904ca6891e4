-- Whether fields mean something. A frame is one struct in a message: its layout, the bytes, where it begins and ends,
-- where its arrays end, and what it stands in.

local is_valid

local function place(frame, field)
  if field.after then
    local array_end = frame.ends[field.after]
    return array_end and array_end + field.at
  end
  return frame.start + field.at
end

-- The number on the wire, without reserved bits; nil if it is not there.
local function raw(frame, field)
  local at = place(frame, field)
  if not at or at + field.size > frame.limit then
    return nil
  elseif field.kind == "uuid" then
    return uuid(frame.bytes, at)
  elseif field.masked then
    return bits(frame.bytes, at, field.size, field.masked)
  end
  return integer(frame.bytes, at, field.size)
end

local function is_equal(value, wanted, values)
  if type(wanted) == "string" and values.enum then
    wanted = enumerations[values.enum].codes[wanted] or wanted
  end
  return value == wanted
end

local function is_any(value, condition, values)
  if #condition.values == 0 then
    return value ~= 0
  end
  for _, wanted in ipairs(condition.values) do
    if is_equal(value, wanted, values) then
      return true
    end
  end
  return false
end

local function range_is_valid(frame, field, range)
  local at = place(frame, field)
  for _, condition in ipairs(range.valid_if or {}) do
    for _, other in ipairs(field.value_of.bits) do
      if other[1] == condition[1] then
        if not range_is_valid(frame, field, other) then
          return false
        end
        local value = bits(frame.bytes, at, field.size, other)
        if is_any(value, condition, other) == (condition.negated or false) then
          return false
        end
      end
    end
  end
  return not (range.absent and range.absent[bits(frame.bytes, at, field.size, range)])
end

local function holds(frame, condition)
  local of = frame
  if condition.scope ~= "struct" then
    of = frame[condition.scope]
    if not of then
      -- Nothing is known of what is around it.
      return true
    end
  end
  local operand = of.struct.operands[condition[1]]
  if not operand then
    return true
  end
  local field, range = operand.field, operand.range
  if not place(of, field) or place(of, field) + field.size > of.limit or not is_valid(of, field) then
    return false
  end
  if not range then
    return is_any(raw(of, field), condition, field.value_of) ~= (condition.negated or false)
  end
  return range_is_valid(of, field, range)
    and is_any(bits(of.bytes, place(of, field), field.size, range), condition, range) ~= (condition.negated or false)
end

local function all_hold(frame, conditions)
  for _, condition in ipairs(conditions) do
    if not holds(frame, condition) then
      return false
    end
  end
  return true
end

function is_valid(frame, field)
  if field.valid_if and not all_hold(frame, field.valid_if) then
    return false
  end
  if field.time then
    return not is_zero(frame.bytes, place(frame, field), field.size)
  end
  return not (field.absent and field.absent[raw(frame, field)])
end

-- A field of the same struct, or of the request if it begins with "request.".
local function operand_value(frame, name)
  local of_request = name:match("^request%.(.*)$")
  local of = frame
  if of_request then
    of = frame.request
    name = of_request
  end
  return of and countable(raw(of, of.struct.operands[name].field) or 0)
end
